/** Code that has no business with AWS. */
@NullMarked
package io.opsmate.app.adapter.aws.broken.card;

import org.jspecify.annotations.NullMarked;
