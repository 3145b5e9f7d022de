"""What a participant sees.

Who uses it, when, what they see first: somebody in a meeting room, on their own phone and
the guest Wi-Fi, for the two minutes between the facilitator's words and the next ones.
They see what is stored, one button, and then the one thing the room is doing now.
"""
