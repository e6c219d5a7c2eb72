/** The demo estate: a believable company's cloud in memory, for the sandbox and for tests. */
@NullMarked
package io.opsmate.app.sandbox.estate;

import org.jspecify.annotations.NullMarked;
