"""Bytes to Source: decoding and splitting into lines."""
