"""What earlier runs worked out, kept beside the user's other caches: never needed, and never trusted without a look."""
