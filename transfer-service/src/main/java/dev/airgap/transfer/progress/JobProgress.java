package dev.airgap.transfer.progress;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps how far each job is. In rows of their own: a job's state is never locked by its progress. */
@ApplicationScoped
public class JobProgress {

    private final EntityManager entities;
    private final Clock clock;

    JobProgress(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** A meter for a job that moves {@code total} bytes. */
    public ProgressMeter meter(String jobId, long total) {
        return new ProgressMeter(
                total,
                clock,
                System::nanoTime,
                step -> QuarkusTransaction.requiringNew().run(() -> save(jobId, step)));
    }

    /** A meter for a step that has a name of its own, and writes and reads back {@code total} bytes. */
    public ProgressMeter meter(String jobId, String name, long total) {
        return new ProgressMeter(
                total,
                clock,
                System::nanoTime,
                step -> QuarkusTransaction.requiringNew()
                        .run(() -> save(
                                jobId,
                                new JobStep(
                                        name, step.done(), step.total(), step.bytesPerSecond(), step.secondsLeft()))));
    }

    /** The job is at a step that moves no bytes; cheap to say again. Whether it was not there before. */
    public boolean at(String jobId, String step) {
        boolean news = find(jobId).filter(known -> known.step().equals(step)).isEmpty();
        if (news) {
            QuarkusTransaction.requiringNew().run(() -> save(jobId, JobStep.of(step, 0, 0)));
        }
        return news;
    }

    @Transactional
    public Optional<JobStep> find(String jobId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT step, done, total, bytes_per_second, seconds_left FROM job_progress WHERE job_id = ?1")
                .setParameter(1, UUID.fromString(jobId))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new JobStep(
                        (String) row[0],
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        (Long) row[3],
                        (Long) row[4]))
                .findFirst();
    }

    private void save(String jobId, JobStep step) {
        entities.createNativeQuery("""
                        INSERT INTO job_progress (job_id, step, done, total, bytes_per_second, seconds_left)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                        ON CONFLICT (job_id) DO UPDATE
                        SET step = ?2, done = ?3, total = ?4, bytes_per_second = ?5, seconds_left = ?6""")
                .setParameter(1, UUID.fromString(jobId))
                .setParameter(2, step.step())
                .setParameter(3, step.done())
                .setParameter(4, step.total())
                .setParameter(5, step.bytesPerSecond())
                .setParameter(6, step.secondsLeft())
                .executeUpdate();
    }
}
