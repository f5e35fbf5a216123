"""Every word of check-ins that a person reads. People's words and names arrive escaped where they become markup."""
