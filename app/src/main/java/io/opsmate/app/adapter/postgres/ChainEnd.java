package io.opsmate.app.adapter.postgres;

/** A place in an org's chain, and the hash of all up to it. */
record ChainEnd(long seq, byte[] hash) {}
