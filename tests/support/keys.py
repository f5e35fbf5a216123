"""The secret key of the tests, and the vault that opens with it: the same for all, so that they can look inside."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from bot.db.vault import Vault
from bot.keys import read_keys

SECRET_KEY = urlsafe_b64encode(sha256(b"the key of Grayzone's tests").digest()).decode()
VAULT = Vault(read_keys(SECRET_KEY))
