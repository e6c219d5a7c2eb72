/** The HTTP edge: Slack's requests, and health. */
@NullMarked
package io.opsmate.app.http;

import org.jspecify.annotations.NullMarked;
