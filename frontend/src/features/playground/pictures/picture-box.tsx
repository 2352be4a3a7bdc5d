"use client";

import { ImagePlus, X } from "lucide-react";
import { useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { formatBytes } from "@/lib/format";
import { MOST_PICTURES, PICTURE_TYPES, pictureAddress, pictureBytes, setPictures, usePictures } from "@/lib/pictures";
import { pictureFiles, readPicture } from "./read-picture";

/** A control that takes pictures too: chosen, dropped on it or pasted into it. They are shown below, each with a way to take it away. */
export function PictureBox({ children }: { children: ReactNode }) {
  const { pictures } = usePictures();
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const take = async (files: readonly File[]) => {
    setProblem(null);
    for (const file of files) {
      const read = await readPicture(file, usePictures.getState().pictures);
      if (read.ok) setPictures([...usePictures.getState().pictures, read.picture]);
      else setProblem(read.reason);
    }
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const files = pictureFiles(event.dataTransfer);
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  };
  const paste = (event: ClipboardEvent) => {
    const files = pictureFiles(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  };
  const remove = (index: number) => {
    setProblem(null);
    setPictures(pictures.filter((_, at) => at !== index));
  };

  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
      className={cn("space-y-2 rounded-lg", over && "outline-2 outline-offset-4 outline-accent outline-dashed")}
    >
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <ul aria-label="Pictures" className="contents">
          {pictures.map((picture, index) => (
            <li key={`${index}-${picture.name}`} className="flex items-center gap-2 rounded-lg border border-line bg-sunken py-1 pr-1 pl-1 text-xs">
              <img src={pictureAddress(picture)} alt="" className="size-9 rounded object-cover" />
              <span className="max-w-32 min-w-0">
                <span className="block truncate">{picture.name}</span>
                <span className="block text-faint">{formatBytes(pictureBytes(picture))}</span>
              </span>
              <button
                type="button"
                aria-label={`Take away ${picture.name}`}
                onClick={() => remove(index)}
                className="grid size-7 place-items-center rounded text-soft hover:bg-surface hover:text-ink"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
        {pictures.length < MOST_PICTURES && (
          <button
            type="button"
            onClick={() => chooser.current?.click()}
            className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2 text-xs text-soft hover:bg-sunken hover:text-ink"
          >
            <ImagePlus aria-hidden className="size-4" />
            {pictures.length === 0 ? "Add a picture, or drop or paste one" : "Add a picture"}
          </button>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          aria-label="Picture files"
          accept={PICTURE_TYPES.join(",")}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            void take(files);
          }}
        />
      </div>
      <p role="status" className="text-xs text-bad empty:hidden">
        {problem}
      </p>
    </div>
  );
}
