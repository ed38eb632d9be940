"""The review on a full screen; imported by `tracker review` alone, since Textual is heavy."""
