package dev.amplifier.functions.durable;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client of the task hub, kept for the life of the worker. Each call of {@link DurableClientContext#getClient()} opens a channel of its
 * own; the hub's port can't change while the worker lives, so one is enough. A client that fails to connect is replaced. Safe for use by
 * several threads.
 */
public final class HubClients implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable DurableTaskClient client;

    <T> T with(DurableClientContext context, Function<DurableTaskClient, T> work) {
        DurableTaskClient current = current(context);
        try {
            return work.apply(current);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                discard(current);
            }
            throw e;
        }
    }

    private DurableTaskClient current(DurableClientContext context) {
        lock.lock();
        try {
            DurableTaskClient current = client;
            if (current == null) {
                current = context.getClient();
                client = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void discard(DurableTaskClient broken) {
        lock.lock();
        try {
            if (client == broken) {
                client = null;
                broken.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (client != null) {
                client.close();
                client = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
