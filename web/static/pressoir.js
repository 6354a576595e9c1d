// What the pages can do besides with a script: a key that goes to the box,
// suggestions while typing, a list that narrows while typing, a span of time
// drawn with the pointer. Without it everything works by links and forms.
'use strict';
(() => {
  const box = document.getElementById('q');

  // « / » goes to the box, unless something is being typed elsewhere.
  document.addEventListener('keydown', (e) => {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || !box) return;
    if (e.target.closest('input, textarea, select, [contenteditable]')) return;
    e.preventDefault();
    box.focus();
    box.select();
  });

  if (box) suggestions(box, box.form);
  document.querySelectorAll('.find').forEach(narrowing);
  document.querySelectorAll('.timeline svg').forEach(drawing);

  // suggestions makes the box a combobox (WAI-ARIA 1.2, list autocomplete).
  function suggestions(input, form) {
    const says = form.dataset;
    const make = (tag, attributes, parent) => {
      const e = document.createElement(tag);
      for (const name in attributes) e.setAttribute(name, attributes[name]);
      return parent.appendChild(e);
    };
    const list = make('ul', { id: 'q-list', class: 'suggest', role: 'listbox', 'aria-label': says.label, hidden: '' }, form);
    const status = make('p', { class: 'unseen', 'aria-live': 'polite' }, form);
    input.type = 'text'; // a search field may not be a combobox
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'q-list', 'aria-expanded': 'false' })) {
      input.setAttribute(name, value);
    }
    let active = -1;
    let timer = 0;
    let asked = null;
    let shownFor = input.value.trim();

    const address = (c) => {
      let path = '/';
      const params = new URLSearchParams();
      if (c.kind === 'speaker') path = '/personne/' + encodeURIComponent(c.value);
      else if (c.kind === 'title') path = '/article/' + c.article;
      else params.set(c.kind, c.value);
      const lang = new URLSearchParams(location.search).get('lang');
      if (lang) params.set('lang', lang);
      return params.size ? path + '?' + params : path;
    };
    // As the pages set it: French typography, whatever the language of the page.
    const set = (s) => s.replace(/'/g, '’').replace(/ ([:;!?»])/g, '\u202f$1').replace(/« /g, '«\u202f');
    const choose = (i) => {
      active = i;
      [...list.children].forEach((o, n) => {
        o.setAttribute('aria-selected', n === i);
        if (n === i) {
          input.setAttribute('aria-activedescendant', o.id);
          o.scrollIntoView({ block: 'nearest' });
        }
      });
      if (i < 0) input.removeAttribute('aria-activedescendant');
    };
    const close = () => {
      clearTimeout(timer);
      if (asked) asked.abort();
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      choose(-1);
    };
    const show = (found) => {
      list.replaceChildren();
      found.forEach((c, i) => {
        const o = make('li', { id: 'q-' + i, role: 'option', 'aria-selected': 'false', 'data-href': address(c) }, list);
        make('span', {}, o).textContent = says[c.kind];
        make('b', {}, o).textContent = set(c.label);
        if (c.kind !== 'title') make('i', {}, o).textContent = c.count.toLocaleString(document.documentElement.lang);
      });
      choose(-1);
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(!list.hidden));
      status.textContent = found.length ? (found.length === 1 ? says.one : says.other).replace('{n}', found.length) : '';
    };
    const ask = async () => {
      const text = input.value.trim();
      shownFor = text;
      if (asked) asked.abort();
      // Two letters at least; what is written in the language of queries is no name.
      if (text.length < 2 || text.length > 100 || /[:"«»“”()=*~]/.test(text)) {
        show([]);
        return;
      }
      asked = new AbortController();
      try {
        const answer = await fetch(says.suggest + '?limit=3&q=' + encodeURIComponent(text), { signal: asked.signal });
        if (answer.ok) show((await answer.json()).completions);
      } catch {
        // The page was left, or typing went on: suggestions are no more than that.
      }
    };

    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener('keydown', (e) => {
      const n = list.children.length;
      if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && !e.altKey) {
        if (list.hidden) {
          if (n && input.value.trim() === shownFor) {
            list.hidden = false;
            input.setAttribute('aria-expanded', 'true');
          } else {
            ask();
          }
        } else {
          const step = e.key === 'ArrowDown' ? 1 : -1;
          choose(active < 0 && step < 0 ? n - 1 : (active + 1 + step + n + 1) % (n + 1) - 1);
        }
        e.preventDefault();
      } else if (e.key === 'Enter' && !list.hidden && active >= 0) {
        e.preventDefault();
        location.assign(list.children[active].dataset.href);
      } else if (e.key === 'Escape') {
        if (list.hidden) input.value = '';
        close();
        e.preventDefault();
      }
    });
    list.addEventListener('pointerdown', (e) => e.preventDefault()); // the box keeps the focus
    list.addEventListener('click', (e) => {
      const o = e.target.closest('li');
      if (o) location.assign(o.dataset.href);
    });
    input.addEventListener('blur', close);
    addEventListener('pageshow', close);
  }

  // narrowing hides what does not have the letters typed: accents and case
  // ignored, œ as oe.
  function narrowing(form) {
    const field = form.querySelector('input[name=find]');
    if (field.value || form.parentElement.querySelector('.facet-note')) return; // the list is not whole: the form asks for the rest
    const items = [...form.parentElement.querySelectorAll('li')];
    const key = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').trim();
    const keys = items.map((li) => key(li.querySelector('.facet-label').textContent));
    form.querySelector('button').hidden = true;
    field.addEventListener('input', () => {
      const wanted = key(field.value);
      items.forEach((li, i) => {
        const chosen = li.querySelector('.on, .off');
        li.hidden = !chosen && !keys[i].includes(wanted) && !items.some((o, n) => o !== li && li.contains(o) && keys[n].includes(wanted));
      });
    });
    form.addEventListener('submit', (e) => e.preventDefault());
  }

  // drawing keeps to the time that the pointer is drawn over, by the links of
  // the first and the last bar below it.
  function drawing(svg) {
    let from = null;
    let mark = null;
    const width = svg.viewBox.baseVal.width;
    const height = svg.viewBox.baseVal.height;
    const at = (e) => {
      const frame = svg.getBoundingClientRect();
      return Math.min(1, Math.max(0, (e.clientX - frame.left) / frame.width)) * width;
    };
    svg.addEventListener('pointerdown', (e) => {
      if (e.button === 0 && e.pointerType !== 'touch') from = at(e);
    });
    svg.addEventListener('dragstart', (e) => e.preventDefault());
    addEventListener('pointermove', (e) => {
      if (from === null) return;
      const to = at(e);
      if (!mark && Math.abs(to - from) < width / 100) return; // a click that trembles
      if (!mark) {
        mark = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
        mark.setAttribute('class', 'drag');
        mark.setAttribute('height', height);
      }
      mark.setAttribute('x', Math.min(from, to));
      mark.setAttribute('width', Math.abs(to - from));
      e.preventDefault();
    });
    addEventListener('pointerup', (e) => {
      if (from === null) return;
      const [low, high] = [from, at(e)].sort((a, b) => a - b);
      const drawn = mark;
      from = mark = null;
      if (!drawn) return;
      drawn.remove();
      const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
      svg.addEventListener('click', stop, { capture: true, once: true });
      setTimeout(() => svg.removeEventListener('click', stop, { capture: true }));
      const bars = [...svg.querySelectorAll('a')].filter((a) => {
        const { x, width: w } = a.querySelector('.slot').getBBox();
        return x < high && x + w > low;
      });
      if (!bars.length) return;
      const href = (a) => new URL(a.getAttribute('href'), location);
      const target = href(bars[0]);
      target.searchParams.set('to', href(bars[bars.length - 1]).searchParams.get('to'));
      location.assign(target);
    });
    addEventListener('pointercancel', () => {
      if (mark) mark.remove();
      from = mark = null;
    });
  }
})();
