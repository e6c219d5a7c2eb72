/** Cloud list prices from a dated file: the one that is shipped, or one's own. */
@NullMarked
package io.opsmate.app.adapter.prices;

import org.jspecify.annotations.NullMarked;
