/** The adapters of that house. */
@NullMarked
package io.opsmate.app.adapter.aws.broken.aws;

import org.jspecify.annotations.NullMarked;
