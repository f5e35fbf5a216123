"""Every word of gray-zone issues that a person reads, by where it is read."""
