"""The rules of a workshop: pure, without database, network or screen."""
