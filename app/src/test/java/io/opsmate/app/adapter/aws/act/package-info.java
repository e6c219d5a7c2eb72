/** Tests of changing an account. */
@NullMarked
package io.opsmate.app.adapter.aws.act;

import org.jspecify.annotations.NullMarked;
