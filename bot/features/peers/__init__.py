"""Peers: who sits at which table, and with which function. People join by a press of their own, and leave as freely."""
