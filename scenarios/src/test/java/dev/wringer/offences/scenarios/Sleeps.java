package dev.wringer.offences.scenarios;

public final class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
