/** A house that breaks the laws of the AWS adapters. */
@NullMarked
package io.opsmate.app.adapter.aws.broken;

import org.jspecify.annotations.NullMarked;
