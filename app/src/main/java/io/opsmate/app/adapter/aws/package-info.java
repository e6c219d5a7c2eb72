/** What the AWS adapters share: settings, clients per region and role, and what AWS's errors mean. */
@NullMarked
package io.opsmate.app.adapter.aws;

import org.jspecify.annotations.NullMarked;
