// A look at the form, not the form: set up as phone.js does it, and nothing can be answered.
for (const details of document.querySelectorAll("details.numbers")) details.open = false;
for (const range of document.querySelectorAll("input[type=range]")) range.classList.add("blank");
for (const form of document.forms) form.inert = true;
