package io.opsmate.skills.architecture.broken.analysis;

import java.nio.file.Path;

/** An engine that knows where its numbers are kept. */
record FileEngine(Path file) {}
