/** Tests of what the AWS adapters share. */
@NullMarked
package io.opsmate.app.adapter.aws;

import org.jspecify.annotations.NullMarked;
