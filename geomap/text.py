"""Running text: spans and tokens with character offsets, and sentences."""
