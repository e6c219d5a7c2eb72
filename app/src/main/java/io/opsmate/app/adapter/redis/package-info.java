/** What replicas share in Redis, and how they do without it. */
@NullMarked
package io.opsmate.app.adapter.redis;

import org.jspecify.annotations.NullMarked;
