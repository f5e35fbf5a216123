"""Every word of Home and of the help that a person reads. People's words come in escaped."""
