"""What people see of mediation, and the names under which buttons and forms come back."""
