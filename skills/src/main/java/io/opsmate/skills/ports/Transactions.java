package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.OrgId;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens transactions, each for one org.
 *
 * <p>Errors: what the work throws rolls everything back and comes out as it is; a database that cannot be reached is a
 * {@link io.opsmate.skills.kernel.RetriableFailure}. Transactions do not nest.
 */
public interface Transactions {
  <T> T in(OrgId org, Function<Tx, T> work);

  default void run(OrgId org, Consumer<Tx> work) {
    in(org, tx -> {
      work.accept(tx);
      return true;
    });
  }
}
