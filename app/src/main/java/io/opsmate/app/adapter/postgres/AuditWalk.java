package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Streams an org's trail out of PostgreSQL and over a {@link ChainWalk}: one thread takes rows off the wire, another
 * hashes them, and PostgreSQL itself is the third; a few thousand rows are under way at a time.
 */
final class AuditWalk {
  /** Unit: rows handed over together. */
  private static final int BATCH = 1_000;

  private static final int BATCHES = 8;
  private static final List<byte[]> END = List.of();

  private AuditWalk() {}

  /** Goes from the entry after {@code from} to the last one, or to {@code to}. On the connection's transaction. */
  static ChainWalk.Walked walk(Connection connection, OrgId org, ChainEnd from, long to, Map<Long, byte[]> signed) {
    ChainWalk walk = new ChainWalk(new EntryHash(org), new ChainEnd(from.seq(), from.hash().clone()), signed);
    BlockingQueue<List<byte[]>> under = new ArrayBlockingQueue<>(BATCHES);
    try (var hasher = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("audit-hash").daemon().factory())) {
      CompletableFuture<ChainWalk.Walked> walked = CompletableFuture.supplyAsync(() -> hashed(under, walk), hasher);
      try {
        copy(connection, sql(org, from.seq(), to), under, walked);
      } finally {
        hand(under, END, walked);
      }
      return walked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static String sql(OrgId org, long after, long to) {
    return "COPY (SELECT e.seq, e.happened_at, e.actor, e.what, e.subject, e.commitment, e.prev_hash, e.hash, d.salt,"
        + " d.detail FROM audit_event e LEFT JOIN audit_detail d ON d.org_id = '" + org + "' AND d.seq = e.seq"
        + " WHERE e.org_id = '" + org + "' AND e.seq > " + after + " AND e.seq <= " + to
        + " ORDER BY e.seq) TO STDOUT (FORMAT binary)";
  }

  private static void copy(Connection connection, String sql, BlockingQueue<List<byte[]>> under,
      CompletableFuture<ChainWalk.Walked> walked) {
    try {
      CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
      List<byte[]> batch = new ArrayList<>(BATCH);
      for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
        batch.add(row);
        if (batch.size() == BATCH) {
          hand(under, batch, walked);
          batch = new ArrayList<>(BATCH);
        }
      }
      if (!batch.isEmpty()) {
        hand(under, batch, walked);
      }
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  /** Waits for room; a hasher that failed takes nothing any more, and its failure comes out of {@code join}. */
  private static void hand(BlockingQueue<List<byte[]>> under, List<byte[]> batch,
      CompletableFuture<ChainWalk.Walked> walked) {
    try {
      while (!walked.isDone() && !under.offer(batch, 1, java.util.concurrent.TimeUnit.SECONDS)) {
        Thread.onSpinWait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableFailure("interrupted while reading the audit trail", new IOException(e));
    }
  }

  private static ChainWalk.Walked hashed(BlockingQueue<List<byte[]>> under, ChainWalk walk) {
    CopiedRow row = new CopiedRow();
    try {
      for (List<byte[]> batch = under.take(); !batch.isEmpty(); batch = under.take()) {
        for (byte[] one : batch) {
          if (row.read(one)) {
            walk.row(row);
          }
        }
      }
      return walk.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableFailure("interrupted while reading the audit trail", e);
    }
  }
}
