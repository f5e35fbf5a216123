"""What promises decide. Pure."""
