"""What the commands of `bot.__main__` need beyond one call: how they speak, the doctor, and simulations."""
