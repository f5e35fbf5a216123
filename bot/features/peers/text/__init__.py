"""Every word that a person reads of peers."""
