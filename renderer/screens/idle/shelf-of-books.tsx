import { useState } from "react";
import { Spine } from "../../covers/spine.tsx";
import { shelfAt } from "./attract-shelf.ts";

/** A board with closed books: the same before a visit and after it. Put it into `.attract-shelf`. */
export function ShelfOfBooks() {
  const [books] = useState(() => shelfAt(Date.now()));
  return (
    <>
      <div className="attract-books">
        {books.map((title) => (
          <Spine key={title.id} title={title} />
        ))}
      </div>
      <div className="attract-board" />
    </>
  );
}
