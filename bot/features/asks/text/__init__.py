"""Every word of asks that a person reads. People's words and names arrive escaped where they become markup."""
