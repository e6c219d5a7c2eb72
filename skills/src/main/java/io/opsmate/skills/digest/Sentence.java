package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Describe;

/** The sentence that opens a digest, as a language model worded it, before it is checked. */
@Describe("The sentence that opens the message")
record Sentence(@Describe("at most 200 characters, plain words, amounts and numbers exactly as given") String words) {}
