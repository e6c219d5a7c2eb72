/** Tests of reading an account. */
@NullMarked
package io.opsmate.app.adapter.aws.read;

import org.jspecify.annotations.NullMarked;
