/** Secrets at rest: sealed with the master key, bound to the org and the purpose they are for. */
@NullMarked
package io.opsmate.app.adapter.vault;

import org.jspecify.annotations.NullMarked;
