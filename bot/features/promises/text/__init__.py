"""Every word of promises that a person reads. People's words and names come in escaped where they become markup."""
