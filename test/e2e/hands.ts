import { expect, type Locator, type Page } from '@playwright/test';

/** How a person acts on a page; a journey is the same with every kind of hands. */
export type Hands = {
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  /** Chooses one of several (a radio button). */
  choose(target: Locator): Promise<void>;
  /** Ticks a box. */
  tick(target: Locator): Promise<void>;
  /** Chooses an entry of a list (a select) by its value, which its words begin with. */
  pick(target: Locator, value: string): Promise<void>;
  /** Sets a day and a time, written as in `2024-03-20T23:59`. */
  date(target: Locator, wall: string): Promise<void>;
  /** Moves a slider to its end. */
  slideToEnd(target: Locator): Promise<void>;
  /** Adds text at the end of a field or editor. */
  write(target: Locator, text: string): Promise<void>;
};

export function mouse(page: Page): Hands {
  return {
    press: async (target) => {
      await alive(target);
      await target.click();
    },
    choose: async (target) => {
      await alive(target);
      await target.check({ force: true });
    },
    tick: async (target) => {
      await alive(target);
      await target.check();
    },
    pick: async (target, value) => {
      await alive(target);
      await target.selectOption(value);
    },
    date: async (target, wall) => {
      await alive(target);
      await target.fill(wall);
    },
    slideToEnd: async (target) => {
      await alive(target);
      await target.scrollIntoViewIfNeeded();
      const box = await target.boundingBox();
      if (box === null) throw new Error('The slider is not shown');
      await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2);
    },
    write: async (target, text) => {
      await target.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(text);
    },
  };
}

/** Tab, arrows, Enter and letters: nothing is clicked and nothing is focused from outside. */
export function keyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await alive(target);
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    choose: async (target) => {
      await alive(target);
      const group = await target.getAttribute('name');
      await tabTo(page, page.locator(`input[type="radio"][name="${group}"]`));
      for (let press = 0; press < 8 && !(await target.isChecked()); press += 1) {
        await page.keyboard.press(press === 0 ? 'Space' : 'ArrowDown');
      }
      await expect(target).toBeChecked();
    },
    tick: async (target) => {
      await alive(target);
      await tabTo(page, target);
      await page.keyboard.press('Space');
      await expect(target).toBeChecked();
    },
    pick: async (target, value) => {
      await alive(target);
      await tabTo(page, target);
      await page.keyboard.type(value);
      await expect(target).toHaveValue(value);
    },
    date: async (target, wall) => {
      await alive(target);
      await tabTo(page, target);
      const [year = '', month = '', day = '', hour = '', minute = ''] = wall.split(/\D/);
      await page.keyboard.type(`${month}${day}${year}`);
      await page.keyboard.press('ArrowRight');
      const half = Number(hour) < 12 ? 'A' : 'P';
      await page.keyboard.type(
        `${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${half}`,
      );
      await expect(target).toHaveValue(wall);
    },
    slideToEnd: async (target) => {
      await alive(target);
      await tabTo(page, target);
      await page.keyboard.press('End');
    },
    write: async (target, text) => {
      await tabTo(page, target);
      await page.keyboard.press('Control+End');
      await page.keyboard.type(text);
    },
  };
}

/** Waits until React has taken over what the server rendered: then a press does what it says. */
async function alive(target: Locator): Promise<void> {
  const hasFiber = () =>
    target.evaluate((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactFiber')),
    );
  await expect.poll(hasFiber).toBe(true);
}

const furthest = 150;

/** Presses Tab until one of the targets has the focus, which must then be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let press = 0; press < furthest; press += 1) {
    const there = await target.evaluateAll((found) =>
      found.some((element) => element === document.activeElement),
    );
    if (there) {
      const shown = await page.evaluate(() => document.activeElement?.matches(':focus-visible'));
      expect(shown, 'the focus is visible').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${target.toString()}`);
}
