"use client";

/** What is shown where even the frame of the pages failed; it stands alone, without their styles. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ font: "1rem/1.5 system-ui, sans-serif", maxWidth: "32rem", margin: "20vh auto", padding: "0 1rem" }}>
        <h1 style={{ fontSize: "1.25rem" }}>The page failed</h1>
        <p>What you wrote is kept in this browser. Try again, or load the page anew.</p>
        <button type="button" onClick={reset} style={{ font: "inherit", marginTop: "1rem", padding: "0.4rem 0.9rem", border: "1px solid", borderRadius: "0.5rem", cursor: "pointer" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
