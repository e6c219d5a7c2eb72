/** An org's own policies, in the Common Expression Language. */
@NullMarked
package io.opsmate.app.adapter.cel;

import org.jspecify.annotations.NullMarked;
