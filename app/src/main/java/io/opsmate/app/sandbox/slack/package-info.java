/** The Slack sandbox: what the application must provide to open it. */
@NullMarked
package io.opsmate.app.sandbox.slack;

import org.jspecify.annotations.NullMarked;
