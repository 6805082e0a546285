package dev.airgap.kit.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The bytes of a message and where they came from. */
record Message(String topic, long offset, byte[] value) {

    private static final byte[] TOMBSTONE = new byte[0];

    static Message of(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return new Message(record.topic(), record.offset(), value == null ? TOMBSTONE : value);
    }
}
