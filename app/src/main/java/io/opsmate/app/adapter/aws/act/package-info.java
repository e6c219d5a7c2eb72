/** The only code that changes an AWS account, each time with an approval in hand. */
@NullMarked
package io.opsmate.app.adapter.aws.act;

import org.jspecify.annotations.NullMarked;
