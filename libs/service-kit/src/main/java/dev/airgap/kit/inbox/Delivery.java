package dev.airgap.kit.inbox;

import dev.airgap.kit.work.Retry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Gives an event to its handler: watermark, effect and own events commit together, or nothing does. */
@ApplicationScoped
class Delivery {

    enum Result {
        DONE,
        DUPLICATE,
        TOO_EARLY
    }

    private final Handlers handlers;
    private final Watermarks watermarks;
    private final WaitingMessages waiting;
    private final DeadLetters deadLetters;

    Delivery(Handlers handlers, Watermarks watermarks, WaitingMessages waiting, DeadLetters deadLetters) {
        this.handlers = handlers;
        this.watermarks = watermarks;
        this.waiting = waiting;
        this.deadLetters = deadLetters;
    }

    /** Delivers, or keeps what came too early; an event that its handler cannot take is set aside, and counts as had. */
    Result deliver(Message message, ReceivedEvent event) {
        try {
            return inOrder(
                    message,
                    event,
                    () -> handlers.forType(event.type()).ifPresent(handler -> {
                        handler.handle(event);
                        Log.infof(
                                "handled type=%s source=%s producerSeq=%d",
                                event.type(), event.source(), event.producerSeq());
                    }));
        } catch (RuntimeException e) {
            if (Retry.helps(e)) {
                throw e;
            }
            return inOrder(message, event, () -> deadLetters.setAside(message, e));
        }
    }

    private Result inOrder(Message message, ReceivedEvent event, Runnable effect) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try {
                long last = watermarks.lock(event.source());
                if (event.producerSeq() <= last) {
                    return Result.DUPLICATE;
                }
                if (event.producerSeq() > last + 1) {
                    waiting.keep(message, event.source(), event.producerSeq());
                    return Result.TOO_EARLY;
                }
                watermarks.moveTo(event.source(), event.producerSeq());
                waiting.removeUpTo(event.source(), event.producerSeq());
                effect.run();
                return Result.DONE;
            } catch (SQLException e) {
                throw new InboxException("the watermark could not be moved", e);
            }
        });
    }

    /** The message that is next for this producer, if it came too early before. */
    Optional<Message> nextWaiting(String producer) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try {
                return waiting.find(producer, watermarks.lock(producer) + 1);
            } catch (SQLException e) {
                throw new InboxException("waiting messages could not be read", e);
            }
        });
    }
}
