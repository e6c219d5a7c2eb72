package io.opsmate.app.adapter.postgres;

/**
 * Something in an org's audit trail that is not as it was written.
 *
 * @param seq the place in the chain
 * @param what what is wrong, as the end of a sentence about that place
 * @param expected what should stand there
 */
public record ChainFault(long seq, String what, String expected) {}
