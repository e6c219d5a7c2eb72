/** Reading that is more than reading. */
@NullMarked
package io.opsmate.app.adapter.aws.broken.aws.read;

import org.jspecify.annotations.NullMarked;
