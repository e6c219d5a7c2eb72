/** Acting, where it belongs. */
@NullMarked
package io.opsmate.app.adapter.aws.broken.aws.act;

import org.jspecify.annotations.NullMarked;
