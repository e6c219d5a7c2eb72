/** Reads an AWS account. Calls nothing that changes anything. */
@NullMarked
package io.opsmate.app.adapter.aws.read;

import org.jspecify.annotations.NullMarked;
