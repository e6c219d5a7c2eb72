package io.opsmate.skills.architecture.broken.kernel;

import io.opsmate.skills.architecture.broken.alpha.Forger;

/** A shared word that knows a skill. */
record Word(Forger forger) {}
